//! What `DIXIT_SECURE` forbids.

/// Whether dixit may neither fetch nor start programs, as `LESSSECURE` forbids less.
pub fn secure() -> bool {
    std::env::var_os("DIXIT_SECURE").is_some_and(|it| !it.is_empty() && it != "0")
}
