use super::{Shuffle, seed_of};

#[test]
fn gives_the_published_numbers_of_splitmix64() {
    let mut shuffle = Shuffle::new(1_234_567);
    let numbers: Vec<u64> = (0..5).map(|_| shuffle.next_u64()).collect();
    assert_eq!(
        numbers,
        [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ]
    );
}

#[test]
fn gives_the_published_hash_of_fnv1a() {
    assert_eq!(seed_of(""), 0xcbf2_9ce4_8422_2325);
    assert_eq!(seed_of("foobar"), 0x8594_4171_f739_67e8);
}

#[test]
fn keeps_every_item_and_the_order_of_a_seed() {
    let shuffled = |seed: u64| {
        let mut items: Vec<u8> = (0..10).collect();
        Shuffle::new(seed).shuffle(&mut items);
        items
    };
    assert_eq!(shuffled(7), shuffled(7));
    assert_ne!(shuffled(7), shuffled(8));
    let mut sorted = shuffled(7);
    sorted.sort_unstable();
    assert_eq!(sorted, (0..10).collect::<Vec<u8>>());
    Shuffle::new(1).shuffle::<u8>(&mut []);
}

#[test]
fn gives_every_place_an_even_chance() {
    let mut counts = [[0_i32; 4]; 4];
    for seed in 0..24_000 {
        let mut items = [0_usize, 1, 2, 3];
        Shuffle::new(seed).shuffle(&mut items);
        for (place, item) in items.into_iter().enumerate() {
            counts[item][place] += 1;
        }
    }
    for count in counts.as_flattened() {
        assert!((count - 6_000).abs() < 300, "{counts:?}");
    }
}
