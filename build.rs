//! How the binary is linked.
//!
//! Its tables (entities of HTML, words, scripts) hold 40,000 pointers. In a position-independent program the loader
//! writes every one of them before `main`: 200 pages copied, a third of the time to the first frame and 2 MB of
//! memory. On Linux the binary is therefore linked at a fixed address; libraries, stack and heap stay randomised.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |name: &str| env::var(format!("CARGO_CFG_TARGET_{name}")).unwrap_or_default();
    let is_static = target("FEATURE").split(',').any(|it| it == "crt-static");
    if target("OS") == "linux" && target("ENV") == "gnu" && !is_static {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
