//! Writes pictures of every page in both schemes and two sizes.

use anyhow::Result;
use tests::browser::{Scheme, open};
use tests::routes::ALL;

/// A desktop and a phone, in CSS pixels.
const SIZES: [(u32, u32); 2] = [(1280, 800), (390, 844)];

#[tokio::main]
async fn main() -> Result<()> {
    let page = open().await?;
    for scheme in Scheme::ALL {
        for (width, height) in SIZES {
            for route in ALL {
                page.emulate(width, height, scheme).await?;
                page.goto(*route).await?;
                let name = format!("{}-{width}x{height}-{}", route.name, scheme.name());
                println!("{}", page.screenshot(&name).await?.display());
            }
        }
    }
    page.close().await
}
