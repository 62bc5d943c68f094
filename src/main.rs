//! The terminal face: arguments in, text or JSON out.

mod cli;

fn main() -> std::process::ExitCode {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let result =
        cli::run(&mut out).and_then(|()| std::io::Write::flush(&mut out).map_err(Into::into));
    match result {
        Ok(()) => std::process::ExitCode::SUCCESS,
        // Whoever reads the output has had enough of it, as `head` does.
        Err(error)
            if error
                .downcast_ref::<std::io::Error>()
                .is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe) =>
        {
            std::process::ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("concord: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}
