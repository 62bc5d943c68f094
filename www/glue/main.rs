//! `concord-glue IN.wasm OUT_DIR`: the wasm-bindgen step of `build.sh`.

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(input), Some(output)) = (arguments.next(), arguments.next()) else {
        anyhow::bail!("usage: concord-glue IN.wasm OUT_DIR");
    };
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(input)
        .out_name("concord")
        .web(true)?
        .typescript(true)
        .generate(output)
}
