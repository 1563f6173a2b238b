use std::fs;

use super::join;
use crate::hash;

const PAGE: &str = r#"<head>
<link rel="stylesheet" href="./b-1.css" integrity="sha384-b">
<link rel="icon" href="./icon-1.svg">
<link rel="stylesheet" href="./a-1.css" integrity="sha384-a">
</head>"#;

#[test]
fn style_sheets_become_one_in_the_order_of_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("a-1.css"), "@layer a { p { margin: 0 } }\n\n").unwrap();
    fs::write(folder.join("b-1.css"), "@layer b, a;").unwrap();
    let page = join(PAGE, folder).unwrap();
    let joined = "@layer b, a;\n@layer a { p { margin: 0 } }\n";
    let name = format!("style-{}.css", hash::short(joined.as_bytes()));
    assert_eq!(fs::read_to_string(folder.join(&name)).unwrap(), joined);
    assert_eq!(
        fs::read_dir(folder).unwrap().count(),
        1,
        "the others are gone"
    );
    assert_eq!(page.matches("stylesheet").count(), 1, "{page}");
    assert!(page.contains(&format!(r#"href="./{name}""#)), "{page}");
    assert!(page.contains(&hash::integrity(joined.as_bytes())), "{page}");
    assert!(page.contains("icon-1.svg"), "{page}");
    // Once more there is nothing to join.
    assert_eq!(join(&page, folder).unwrap(), page);
    assert!(join(PAGE, folder).is_err(), "its files are gone");
}
