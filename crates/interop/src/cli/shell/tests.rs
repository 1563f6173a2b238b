use super::*;

fn texts(script: &str) -> Vec<&str> {
    pieces(script).iter().map(|piece| piece.text).collect()
}

fn no_one(_: Asked<'_>) -> Result<String, String> {
    Err("nobody knows".to_owned())
}

#[test]
fn commands_end_where_the_shell_ends_them() {
    assert_eq!(
        texts("a b\nc; d && e # f\n\n# g\nh"),
        ["a b", "c", "d", "e", "h"]
    );
    assert_eq!(
        texts("a \\\n  --b 'c\nd; # e'\nf"),
        ["a \\\n  --b 'c\nd; # e'", "f"]
    );
    assert_eq!(texts("a \"b # c\" x#y"), ["a \"b # c\" x#y"]);
    assert_eq!(texts("a $(b; c)\nd"), ["a $(b; c)", "d"]);
    let script = "  a b\n";
    let piece = pieces(script)[0];
    assert_eq!(piece.span.of(script), "a b");
}

#[test]
fn words_are_as_the_shell_reads_them() {
    let words = |text: &str| words(text, &mut no_one);
    let check = |text: &str, expect: &[&str]| assert_eq!(words(text).expect(text), expect);
    check("a 'b c' \"d 'e'\" f\\ g", &["a", "b c", "d 'e'", "f g"]);
    check("a \\\n  --b c", &["a", "--b", "c"]);
    check("'it'\\''s'", &["it's"]);
    check("'$x' \"\\$x\" $ 5$", &["$x", "$x", "$", "5$"]);
    check("a ''", &["a", ""]);
    assert!(words("a 'b").is_err());
    assert!(words("a | b").expect_err("a pipe").contains('|'));
    assert!(words("a `b`").is_err());
    assert_eq!(words("a $x"), Err("nobody knows".to_owned()));
}

#[test]
fn what_is_asked_for_stays_one_word() {
    let mut know = |asked: Asked<'_>| {
        Ok(match asked {
            Asked::Variable(name) => format!("it's \"{name}\" $y `z`"),
            Asked::Command(text) => text.to_owned(),
        })
    };
    let words = words("a $x \"${x}1\" '[\"'\"$(b 'c' (d))\"'\"]'", &mut know).expect("words");
    assert_eq!(
        words,
        [
            "a",
            "it's \"x\" $y `z`",
            "it's \"x\" $y `z`1",
            "[\"b 'c' (d)\"]"
        ]
    );
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "[a-c'\"\\\\$(){}#;&\\n é-]{0,40}") {
        for piece in pieces(&text) {
            assert_eq!(piece.span.of(&text), piece.text);
            let _ = words(piece.text, &mut no_one);
        }
    }
}
