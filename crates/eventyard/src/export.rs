//! `eventyard export --format FORMAT YARD.json`: writes a yard for a tool, or as the text of a link.

use std::io::Write;

use anyhow::{Context, Result, bail};
use interop::{Export, ExportFormat, Gravity, Remark, YardFile, encode_link, export_as};
use serde_json::json;

use crate::{Outcome, input};

pub(crate) fn run(arguments: Vec<String>) -> Result<Outcome> {
    let mut arguments =
        pico_args::Arguments::from_vec(arguments.into_iter().map(Into::into).collect());
    let format: String = arguments
        .value_from_str("--format")
        .context("name a format: --format cloudformation, terraform, cli or link")?;
    let account: Option<String> = arguments.opt_value_from_str("--account")?;
    let region: Option<String> = arguments.opt_value_from_str("--region")?;
    let json = arguments.contains("--json");
    let file: String = arguments
        .free_from_str()
        .context("name a yard file, or - for standard input")?;
    input::finish(arguments)?;
    let text = input::read(&file)?;
    let mut yard_file = match interop::import(&text) {
        Ok(yard_file) => yard_file,
        Err(error) => bail!("{file}: {error}"),
    };
    let yard = &mut yard_file.yard;
    let place = (
        account.unwrap_or_else(|| yard.account.clone()),
        region.unwrap_or_else(|| yard.region.clone()),
    );
    yard.go_to(&place.0, &place.1);
    let export = written(&format, &yard_file)?;
    let mut out = std::io::stdout().lock();
    match json {
        true => writeln!(out, "{}", json!(export))?,
        false => {
            out.write_all(export.text.as_bytes())?;
            let mut err = std::io::stderr().lock();
            for remark in &export.remarks {
                writeln!(err, "{remark}")?;
            }
        }
    }
    Ok(outcome(&export.remarks))
}

fn written(format: &str, file: &YardFile) -> Result<Export> {
    if format == "link" {
        let mut text = encode_link(file)?;
        text.push('\n');
        let remarks = Vec::new();
        return Ok(Export { text, remarks });
    }
    let mut known = ExportFormat::ALL.into_iter();
    let known = known.find(|known| known.name() == format);
    let known = known.with_context(|| {
        format!("no format {format}; there are cloudformation, terraform, cli and link")
    })?;
    Ok(export_as(&file.yard, known))
}

/// Whether something was left out.
pub(crate) fn outcome(remarks: &[Remark]) -> Outcome {
    match remarks.iter().all(|remark| remark.gravity == Gravity::Note) {
        true => Outcome::Good,
        false => Outcome::Findings,
    }
}
