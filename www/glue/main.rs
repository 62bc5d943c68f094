//! `concord-glue IN.wasm NAME OUT_DIR`: the wasm-bindgen step of `build.sh`.

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(input), Some(name), Some(output)) =
        (arguments.next(), arguments.next(), arguments.next())
    else {
        anyhow::bail!("usage: concord-glue IN.wasm NAME OUT_DIR");
    };
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(input)
        .out_name(&name.to_string_lossy())
        .web(true)?
        .typescript(true)
        .generate(output)
}
