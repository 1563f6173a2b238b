use super::Tree;

#[test]
fn order_and_numbers_stay() {
    let text = r#"{"b":1.0,"a":[1e3,-0],"c":{"ä":"\n"}}"#;
    assert_eq!(Tree::read(text).expect("JSON").compact(), text);
}

#[test]
fn of_a_name_that_stands_twice_the_last_counts() {
    let tree = Tree::read(r#"{"a":1,"b":2,"a":3}"#).expect("JSON");
    assert_eq!(tree.compact(), r#"{"a":3,"b":2}"#);
}

#[test]
fn what_is_no_json_or_too_deep_is_not_read() {
    assert_eq!(Tree::read("{\"a\": }"), None);
    assert_eq!(Tree::read("{} {}"), None);
    assert_eq!(Tree::read(""), None);
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(Tree::read(&deep(64)).is_some());
    assert_eq!(Tree::read(&deep(65)), None);
    assert_eq!(Tree::read(&deep(1_000_000)), None);
}

#[test]
fn people_write_short_lists_on_one_line() {
    let tree = Tree::read(r#"{"a":["x","y"],"b":[{"c":1}],"d":{},"e":[]}"#).expect("JSON");
    let expect = r#"{
  "a": ["x", "y"],
  "b": [
    {
      "c": 1
    }
  ],
  "d": {},
  "e": []
}"#;
    assert_eq!(tree.pretty(), expect);
}

#[test]
fn arns_are_marked_wherever_they_stand() {
    let tree = Tree::read(r#"{"a":["arn:aws:sqs:us-east-1:1:q","x"]}"#).expect("JSON");
    let marked = tree.with_arns();
    let list = marked.get("a").and_then(Tree::items).expect("a list");
    assert_eq!(list[0], Tree::arn("arn:aws:sqs:us-east-1:1:q"));
    assert_eq!(list[1], Tree::from("x"));
}
