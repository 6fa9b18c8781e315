//! The thin binary: parse arguments, dispatch, print the final error.

use std::process::ExitCode;

fn main() -> ExitCode {
    dixit::cli::main()
}
