use super::*;
use serde_json::json;

fn pages(items: &[(&str, u32)], limit: u32) -> Vec<Vec<Value>> {
    let mut pages = Vec::new();
    let mut token = Value::Null;
    loop {
        let request = json!({"Limit": limit, "NextToken": token});
        let request = Request(request.as_object().expect("an object"));
        let answer = page(request, "Items", items, |n| Value::from(*n)).expect("a page");
        pages.push(answer["Items"].as_array().expect("a list").clone());
        match answer.get("NextToken") {
            Some(next) => token = next.clone(),
            None => return pages,
        }
    }
}

#[test]
fn pages_are_full_but_the_last() {
    let items = [("a", 1), ("b", 2), ("c", 3), ("d", 4)];
    let sizes = |limit| -> Vec<usize> { pages(&items, limit).iter().map(Vec::len).collect() };
    assert_eq!(sizes(1), [1, 1, 1, 1]);
    assert_eq!(sizes(2), [2, 2]);
    assert_eq!(sizes(3), [3, 1]);
    assert_eq!(sizes(9), [4]);
    assert_eq!(pages(&[], 5), [Vec::<Value>::new()]);
}

#[test]
fn a_page_goes_on_behind_the_last_name_whatever_happened_meanwhile() {
    let token = write_token(2, "b");
    let next = |items: &[(&str, u32)]| {
        let request = json!({"NextToken": token});
        let request = Request(request.as_object().expect("an object"));
        page(request, "Items", items, |n| Value::from(*n)).expect("a page")["Items"].clone()
    };
    assert_eq!(next(&[("a", 1), ("b", 2), ("c", 3)]), json!([3]));
    assert_eq!(next(&[("b", 2), ("c", 3)]), json!([3]));
    assert_eq!(next(&[("a", 1), ("x", 2), ("c", 3)]), json!([3]));
    assert_eq!(next(&[]), json!([]));
}

#[test]
fn a_made_up_token_is_refused() {
    for token in ["next-token-1", "", "00", "zz", "é", "323a62"] {
        let request = json!({"NextToken": token});
        let request = Request(request.as_object().expect("an object"));
        let items: [(&str, u32); 0] = [];
        let refusal = page(request, "Items", &items, |n| Value::from(*n)).expect_err("refused");
        assert_eq!(refusal.message, "Parameter NextToken is not valid.");
    }
}
