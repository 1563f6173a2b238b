use super::*;

#[test]
fn columns_count_utf16_units_and_lines_end_three_ways() {
    let text = "a\r\nb\rc\n\u{1F600}d";
    let at = |needle: char| Position::of(text, text.find(needle).unwrap());
    assert_eq!(at('a'), Position { line: 1, column: 1 });
    assert_eq!(at('b'), Position { line: 2, column: 1 });
    assert_eq!(at('c'), Position { line: 3, column: 1 });
    assert_eq!(at('d'), Position { line: 4, column: 3 });
}

#[test]
fn errors_come_first_and_in_the_order_of_the_engine() {
    let at =
        |reached| Diagnostic::error(Code::Syntax, Span::default(), reached, reached.to_string());
    let mut all = vec![
        Diagnostic::warning(Code::DuplicateKey, Span::new(0, 1), "w"),
        at(9),
        at(3),
    ];
    sort(&mut all);
    let messages: Vec<_> = all.iter().map(|d| d.message.as_str()).collect();
    assert_eq!(messages, ["3", "9", "w"]);
}
