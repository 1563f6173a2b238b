//! The headers in the words of each host, as they stand between the marks of its file.

use std::fmt::Write;
use std::path::Path;

use crate::hosting::{Cache, Headers};

/// Any text within a name, as nginx's expressions say it.
const ANY: &str = "[^/]*";

/// AWS's own cache policy for files that may be kept, CachingOptimized, with gzip and brotli.
const OPTIMIZED: &str = "658327ea-f89d-4fab-a63d-7e88639e58f6 # CachingOptimized";

/// nginx: what stands beside the server and what stands in it. An empty header is not sent.
pub(super) fn nginx(headers: &Headers) -> [String; 2] {
    let mut around = String::from("map $uri $eventyard_cache {\n");
    for cache in headers.cache.iter().take(1) {
        line(&mut around, 4, &format!("default \"{}\";", cache.control));
    }
    for cache in headers.cache.iter().skip(1) {
        for pattern in &cache.files {
            let regex = pattern.replace('.', "\\.").replace('*', ANY);
            let words = format!("\"~/{regex}$\" \"{}\";", cache.control);
            line(&mut around, 4, &words);
        }
    }
    line(&mut around, 0, "}");
    let mut within = String::new();
    line(&mut within, 4, "types {");
    for (ending, media) in &headers.types {
        line(&mut within, 8, &format!("\"{media}\" {ending};"));
    }
    line(&mut within, 4, "}");
    for (name, value) in &headers.every {
        line(
            &mut within,
            4,
            &format!("add_header {name} \"{value}\" always;"),
        );
    }
    line(&mut within, 4, "add_header Cache-Control $eventyard_cache;");
    for (name, value) in &headers.secure {
        let variable = format!("$eventyard_{}", name.to_lowercase().replace('-', "_"));
        line(&mut around, 0, &format!("map $scheme {variable} {{"));
        line(&mut around, 4, "default \"\";");
        line(&mut around, 4, &format!("https \"{value}\";"));
        line(&mut around, 0, "}");
        line(
            &mut within,
            4,
            &format!("add_header {name} {variable} always;"),
        );
    }
    [around, within]
}

/// Netlify: a table for every answer and one for each name. Tables that fit the same address add up, so
/// no two of them name the same header.
pub(super) fn netlify(headers: &Headers) -> String {
    let mut text = String::new();
    let table = |text: &mut String, path: &str| {
        line(text, 0, "[[headers]]");
        line(text, 0, &format!("for = \"/{path}\""));
        line(text, 0, "[headers.values]");
    };
    table(&mut text, "*");
    for (name, value) in headers.every.iter().chain(&headers.secure) {
        line(&mut text, 0, &format!("{name} = \"{value}\""));
    }
    for cache in &headers.cache {
        for pattern in &cache.files {
            text.push('\n');
            table(&mut text, pattern);
            let words = format!("Cache-Control = \"{}\"", cache.control);
            line(&mut text, 0, &words);
        }
    }
    text
}

/// CloudFormation: a cache behavior for each name that may be kept, and a policy of headers for each time.
pub(super) fn cloudfront(headers: &Headers) -> [String; 2] {
    let mut behaviors = String::new();
    for pattern in headers.cache.iter().skip(1).flat_map(|cache| &cache.files) {
        let words = format!("- PathPattern: \"/{pattern}\"");
        line(&mut behaviors, 10, &words);
        for (name, value) in [
            ("TargetOriginId", "bucket"),
            ("ViewerProtocolPolicy", "redirect-to-https"),
            ("Compress", "true"),
            ("CachePolicyId", OPTIMIZED),
            ("ResponseHeadersPolicyId", "!Ref KeptHeaders"),
        ] {
            line(&mut behaviors, 12, &format!("{name}: {value}"));
        }
    }
    let named = headers.cache.iter().zip(["Fresh", "Kept"]);
    let policies = named.map(|(cache, name)| policy(headers, cache, name));
    [behaviors, policies.collect()]
}

/// The AWS CLI: what is uploaded with which type, what has a hash in its name first. CloudFront does not
/// compress `application/octet-stream`, so such files go up compressed.
pub(super) fn s3(headers: &Headers) -> String {
    let mut text = String::new();
    let put = "aws s3 sync dist/ \"s3://$BUCKET/\" --exclude '*'";
    for (ending, media) in &headers.types {
        let words = match &**ending {
            "html" | "webmanifest" => continue,
            "bin" => format!(
                "for file in dist/*.bin; do\n  gzip -9 -n <\"$file\" | aws s3 cp - \
                 \"s3://$BUCKET/${{file##*/}}\" --content-type {media} --content-encoding gzip\ndone"
            ),
            "js" => format!(
                "{put} --include '*.js' --exclude service-worker.js --content-type \"{media}\""
            ),
            _ => format!("{put} --include '*.{ending}' --content-type \"{media}\""),
        };
        line(&mut text, 0, &words);
    }
    for file in ["manifest.webmanifest", "index.html", "service-worker.js"] {
        let media = headers.media_type(Path::new(file));
        let words = format!("aws s3 cp dist/{file} \"s3://$BUCKET/\" --content-type \"{media}\"");
        line(&mut text, 0, &words);
    }
    text
}

/// One AWS::CloudFront::ResponseHeadersPolicy. Headers with a field of their own stand in it, others are
/// custom ones: CloudFront takes no custom header for what it has a field for.
fn policy(headers: &Headers, cache: &Cache, name: &str) -> String {
    let mut text = String::new();
    let mut custom = vec![("Cache-Control", &*cache.control)];
    let words = format!("Name: !Sub \"${{AWS::StackName}}-{}\"", name.to_lowercase());
    for (indent, words) in [
        (2, &*format!("{name}Headers:")),
        (4, "Type: AWS::CloudFront::ResponseHeadersPolicy"),
        (4, "Properties:"),
        (6, "ResponseHeadersPolicyConfig:"),
        (8, &words),
        (8, "SecurityHeadersConfig:"),
    ] {
        line(&mut text, indent, words);
    }
    for (name, value) in headers.every.iter().chain(&headers.secure) {
        let (field, within) = match (&**name, value.strip_prefix("max-age=")) {
            ("Content-Security-Policy", _) => (
                "ContentSecurityPolicy",
                format!("ContentSecurityPolicy: \"{value}\""),
            ),
            ("Referrer-Policy", _) => ("ReferrerPolicy", format!("ReferrerPolicy: {value}")),
            ("X-Content-Type-Options", _) if value == "nosniff" => {
                ("ContentTypeOptions", String::new())
            }
            ("Strict-Transport-Security", Some(age)) => (
                "StrictTransportSecurity",
                format!("AccessControlMaxAgeSec: {age}"),
            ),
            _ => {
                custom.push((name, value));
                continue;
            }
        };
        line(&mut text, 10, &format!("{field}:"));
        line(&mut text, 12, "Override: true");
        if !within.is_empty() {
            line(&mut text, 12, &within);
        }
    }
    line(&mut text, 8, "CustomHeadersConfig:");
    line(&mut text, 10, "Items:");
    for (name, value) in custom {
        line(&mut text, 12, &format!("- Header: {name}"));
        line(&mut text, 14, &format!("Value: \"{value}\""));
        line(&mut text, 14, "Override: true");
    }
    text
}

fn line(text: &mut String, indent: usize, words: &str) {
    let _ = writeln!(text, "{:indent$}{words}", "");
}
