//! The command line: the subcommands that print and leave, and the door to the reader.

use std::process::ExitCode;

/// Parses the arguments and does what they say.
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}
