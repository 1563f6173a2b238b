//! Chance.

/// 64 random bits, to seed a generator or to name something.
#[must_use]
pub fn seed() -> u64 {
    #[cfg(target_arch = "wasm32")]
    let seed = {
        let mut bytes = [0; 8];
        let filled = web_sys::window()
            .and_then(|window| window.crypto().ok())
            .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
        match filled {
            Some(_) => u64::from_le_bytes(bytes),
            // A page without the generator still runs: 53 weaker bits.
            None => js_sys::Math::random().to_bits(),
        }
    };
    #[cfg(not(target_arch = "wasm32"))]
    let seed = {
        use std::hash::BuildHasher;
        std::hash::RandomState::new().hash_one(super::clock::now_ms())
    };
    seed
}
