//! Writes pictures of every state in both schemes and two sizes; with an argument, of the states
//! whose name begins with it.

use anyhow::Result;
use tests::browser::{Scheme, open};
use tests::states::State;

/// A desktop and a phone, in CSS pixels.
const SIZES: [(u32, u32); 2] = [(1280, 800), (390, 844)];

#[tokio::main]
async fn main() -> Result<()> {
    let wanted = std::env::args().nth(1).unwrap_or_default();
    let all = State::all().into_iter();
    for state in all.filter(|state| state.name().starts_with(&wanted)) {
        let page = open().await?;
        state.enter(&page).await?;
        for scheme in Scheme::ALL {
            for (width, height) in SIZES {
                page.emulate(width, height, scheme).await?;
                let name = format!("{}-{width}x{height}-{}", state.name(), scheme.name());
                println!("{}", page.screenshot(&name).await?.display());
            }
        }
        page.close().await?;
    }
    Ok(())
}
