//! Large pages for large texts.
//!
//! A text of 100 MB lies in 25,000 small pages, and giving those back is all that leaving takes: 6 ms, and 40 on a busy
//! machine; in 50 large ones it takes half a millisecond, and reading and searching gain as well. glibc asks the system
//! for large pages only when it is told before the program starts, so the program starts itself once more: a
//! millisecond, for files where reading takes fifty. It is told as well to give large vectors back as soon as they are
//! free: what the analysis has used would else be left to the end.

use std::ffi::OsStr;

use crate::app::Works;

/// What tells glibc, and the value that does.
pub const TUNABLES: (&str, &str) = (
    "GLIBC_TUNABLES",
    "glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=262144",
);

/// From this size on a file is worth it, in bytes.
const LARGE: u64 = 8 << 20;

/// Whether the environment's `value` was set here.
pub fn is_ours(value: Option<&OsStr>) -> bool {
    value == Some(OsStr::new(TUNABLES.1))
}

/// Starts the program again with large pages, if what it reads is large and the system gives them to who asks. It
/// returns when there is nothing to gain, or when it cannot be done; both are no error.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn enlarge(works: &Works) {
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    let (name, value) = TUNABLES;
    let first = works.all.first().and_then(|it| it.work.file());
    let is_large = |path| std::fs::metadata(path).is_ok_and(|it| it.is_file() && it.len() >= LARGE);
    if !first.is_some_and(is_large) || std::env::var_os(name).is_some() {
        return;
    }
    let policy = std::fs::read_to_string("/sys/kernel/mm/transparent_hugepage/enabled");
    if !policy.is_ok_and(|it| it.contains("[madvise]")) {
        return;
    }
    let mut arguments = std::env::args_os();
    if let (Some(called), Ok(program)) = (arguments.next(), std::env::current_exe()) {
        let mut again = Command::new(program);
        // It comes back only when it has failed.
        let _failed = again.arg0(called).args(arguments).env(name, value).exec();
    }
}

/// There is nothing to ask for here.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn enlarge(_works: &Works) {}
