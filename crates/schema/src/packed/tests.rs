use super::{FORMAT, UnpackError};
use crate::Schemas;
use crate::model::{Holds, Member, Origin, Row};

/// Two event types: one of a service, one of every source.
pub(crate) fn small() -> Schemas {
    let member = |name: u32, holds: Holds| Member {
        name,
        holds,
        lists: 0,
        required: true,
        values: Vec::new(),
        open: false,
        text: 1,
    };
    let row = |source: u32, detail_type: u32, detail: u32| Row {
        source,
        detail_type,
        detail,
        reference: 0,
        origin: Origin::Own,
    };
    let words = ["*", "A B", "aws.a", "detail", "state", "time"];
    Schemas {
        origin: "tests".to_owned(),
        words: words.map(str::to_owned).to_vec(),
        texts: vec![String::new(), "It tells.".to_owned()],
        objects: vec![
            vec![member(4, Holds::String), member(5, Holds::Number)],
            vec![member(3, Holds::Object(0))],
        ],
        envelope: 1,
        sources: vec![2],
        types: vec![row(0, 4, 0), row(2, 1, 0)],
    }
}

#[test]
fn come_back_as_they_went() {
    let schemas = small();
    assert_eq!(Schemas::unpack(&schemas.pack()), Ok(schemas));
}

#[test]
fn another_format_is_named() {
    let mut bytes = small().pack();
    assert_eq!(u32::from(bytes[0]), FORMAT);
    bytes[0] += 1;
    let error = Schemas::unpack(&bytes).unwrap_err();
    assert_eq!(error, UnpackError::OtherFormat { found: FORMAT + 1 });
    assert!(error.to_string().contains("reload the page"), "{error}");
}

#[test]
fn every_changed_byte_and_every_cut_is_refused() {
    let bytes = small().pack();
    for end in 0..bytes.len() {
        assert!(Schemas::unpack(&bytes[..end]).is_err(), "cut at {end}");
    }
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let mut changed = bytes.clone();
            changed[place] ^= 1 << bit;
            assert!(Schemas::unpack(&changed).is_err(), "bit {bit} of {place}");
        }
    }
    assert!(Schemas::unpack(&[bytes, vec![0]].concat()).is_err());
}

#[test]
fn numbers_that_lead_nowhere_are_refused() {
    let check = |change: &dyn Fn(&mut Schemas)| {
        let mut schemas = small();
        change(&mut schemas);
        assert_eq!(Schemas::unpack(&schemas.pack()), Err(UnpackError::Damaged));
    };
    check(&|it| it.types[0].source = 6);
    check(&|it| it.types[1].detail = 2);
    check(&|it| it.types[1].reference = 2);
    check(&|it| it.envelope = 9);
    check(&|it| it.sources[0] = 9);
    check(&|it| it.objects[0][0].values = vec![9]);
    check(&|it| it.objects[0][0].text = 2);
    // An object inside itself.
    check(&|it| it.objects[1][0].holds = Holds::Object(1));
}
