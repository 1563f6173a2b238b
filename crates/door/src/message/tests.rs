use super::*;
use crate::{Bench, BulkStep, BulkWhat, Bytes, Check, Hello};

#[test]
fn a_message_reads_back_and_nothing_else_does() {
    let asked = Check(Bench {
        yard: (&pipeline::Yard::default()).into(),
        event: "{}".to_owned(),
        rule: 0,
    });
    let bytes = ask(300, &asked);
    let (call, rest) = head::<Call>(&bytes).unwrap();
    assert_eq!((call.id, call.kind), (300, Kind::Check));
    assert_eq!(read(rest), Ok(asked));
    for length in 0..rest.len() {
        assert_eq!(read::<Check>(&rest[..length]), Err(Unreadable), "{length}");
    }
    let longer = [rest, &[0]].concat();
    assert_eq!(read::<Check>(&longer), Err(Unreadable));
    assert_eq!(head::<Call>(&[1, 200, 1]), Err(Unreadable), "no such kind");
}

#[test]
fn an_answer_says_whose_it_is() {
    let bytes = give::<Hello>(7, &"b1".to_owned());
    let (answer, rest) = head::<Answer>(&bytes).unwrap();
    assert_eq!(answer, Answer::Given { id: 7 });
    assert_eq!(read(rest), Ok("b1".to_owned()));

    let bytes = refuse(Some(8), Unreadable);
    let why = Unreadable.to_string();
    assert_eq!(read(&bytes), Ok(Answer::Refused { id: Some(8), why }));
}

#[test]
fn bytes_are_written_as_they_are() {
    let asked = BulkStep {
        file: 1,
        what: BulkWhat::Feed(Bytes(vec![0, 255, 128, 7])),
    };
    let bytes = ask(1, &asked);
    assert!(bytes.ends_with(&[4, 0, 255, 128, 7]), "{bytes:?}");
    assert_eq!(read(head::<Call>(&bytes).unwrap().1), Ok(asked));
}
