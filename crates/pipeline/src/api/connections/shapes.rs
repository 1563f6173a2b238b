//! The shapes of a connection's parameters.

use crate::api::shape::patterns::{
    AUTH_HEADER, HEADER_KEY, HEADER_VALUE, HTTPS_ENDPOINT, QUERY_KEY, QUERY_VALUE,
};
use crate::api::shape::texts::STRING;
use crate::api::shape::{
    ANY, List, Member, Object, Shape, object, one_of, optional, required, text,
};

const PLAIN: Shape = Shape::Text(text(1, 512).like(AUTH_HEADER));
const SECRET: Shape = Shape::Text(text(1, 512).like(AUTH_HEADER).secret());
const ENDPOINT: Shape = Shape::Text(text(1, 2_048).like(HTTPS_ENDPOINT));
const METHOD: Shape = Shape::Text(one_of(&["GET", "POST", "PUT"]));
const HTTP_PARAMETERS: Member = optional("InvocationHttpParameters", Shape::Object(&HTTP));
const CONNECTIVITY_PARAMETERS: Member =
    optional("ConnectivityParameters", Shape::Object(&CONNECTIVITY));

/// The `AuthParameters` of CreateConnection.
pub(super) static CREATE_AUTH: Object = object(
    "CreateConnectionAuthRequestParameters",
    &[
        optional("BasicAuthParameters", Shape::Object(&CREATE_BASIC)),
        optional("OAuthParameters", Shape::Object(&CREATE_OAUTH)),
        optional("ApiKeyAuthParameters", Shape::Object(&CREATE_API_KEY)),
        HTTP_PARAMETERS,
        CONNECTIVITY_PARAMETERS,
    ],
);
static CREATE_BASIC: Object = object(
    "CreateConnectionBasicAuthRequestParameters",
    &[required("Username", PLAIN), required("Password", SECRET)],
);
static CREATE_API_KEY: Object = object(
    "CreateConnectionApiKeyAuthRequestParameters",
    &[
        required("ApiKeyName", PLAIN),
        required("ApiKeyValue", SECRET),
    ],
);
static CREATE_OAUTH: Object = object(
    "CreateConnectionOAuthRequestParameters",
    &[
        required("ClientParameters", Shape::Object(&CREATE_CLIENT)),
        required("AuthorizationEndpoint", ENDPOINT),
        required("HttpMethod", METHOD),
        optional("OAuthHttpParameters", Shape::Object(&HTTP)),
    ],
);
static CREATE_CLIENT: Object = object(
    "CreateConnectionOAuthClientRequestParameters",
    &[
        required("ClientID", PLAIN),
        required("ClientSecret", SECRET),
    ],
);

/// The `AuthParameters` of UpdateConnection.
pub(super) static UPDATE_AUTH: Object = object(
    "UpdateConnectionAuthRequestParameters",
    &[
        optional("BasicAuthParameters", Shape::Object(&UPDATE_BASIC)),
        optional("OAuthParameters", Shape::Object(&UPDATE_OAUTH)),
        optional("ApiKeyAuthParameters", Shape::Object(&UPDATE_API_KEY)),
        HTTP_PARAMETERS,
        CONNECTIVITY_PARAMETERS,
    ],
);
static UPDATE_BASIC: Object = object(
    "UpdateConnectionBasicAuthRequestParameters",
    &[optional("Username", PLAIN), optional("Password", SECRET)],
);
static UPDATE_API_KEY: Object = object(
    "UpdateConnectionApiKeyAuthRequestParameters",
    &[
        optional("ApiKeyName", PLAIN),
        optional("ApiKeyValue", SECRET),
    ],
);
static UPDATE_OAUTH: Object = object(
    "UpdateConnectionOAuthRequestParameters",
    &[
        optional("ClientParameters", Shape::Object(&UPDATE_CLIENT)),
        optional("AuthorizationEndpoint", ENDPOINT),
        optional("HttpMethod", METHOD),
        optional("OAuthHttpParameters", Shape::Object(&HTTP)),
    ],
);
static UPDATE_CLIENT: Object = object(
    "UpdateConnectionOAuthClientRequestParameters",
    &[
        optional("ClientID", PLAIN),
        optional("ClientSecret", SECRET),
    ],
);

/// Header, query and body parameters of every call.
static HTTP: Object = object(
    "ConnectionHttpParameters",
    &[
        optional("HeaderParameters", Shape::List(&HEADERS)),
        optional("QueryStringParameters", Shape::List(&QUERY)),
        optional("BodyParameters", Shape::List(&BODY)),
    ],
);
static HEADERS: List = hundred(&HEADER);
static HEADER: Object = object(
    "ConnectionHeaderParameter",
    &[
        optional("Key", Shape::Text(text(0, 512).like(HEADER_KEY))),
        optional(
            "Value",
            Shape::Text(text(0, 512).like(HEADER_VALUE).secret()),
        ),
        optional("IsValueSecret", Shape::Flag),
    ],
);
static QUERY: List = hundred(&QUERY_PARAMETER);
static QUERY_PARAMETER: Object = object(
    "ConnectionQueryStringParameter",
    &[
        optional("Key", Shape::Text(text(0, 512).like(QUERY_KEY))),
        optional(
            "Value",
            Shape::Text(text(0, 512).like(QUERY_VALUE).secret()),
        ),
        optional("IsValueSecret", Shape::Flag),
    ],
);
static BODY: List = hundred(&BODY_PARAMETER);
static BODY_PARAMETER: Object = object(
    "ConnectionBodyParameter",
    &[
        optional("Key", STRING),
        optional("Value", Shape::Text(ANY.secret())),
        optional("IsValueSecret", Shape::Flag),
    ],
);

const fn hundred(of: &'static Object) -> List {
    List {
        min: 0,
        max: 100,
        of: Shape::Object(of),
    }
}

/// How a private endpoint is reached.
pub(super) static CONNECTIVITY: Object = object(
    "ConnectivityResourceParameters",
    &[required("ResourceParameters", Shape::Object(&RESOURCE))],
);
static RESOURCE: Object = object(
    "ConnectivityResourceConfigurationArn",
    &[required(
        "ResourceConfigurationArn",
        Shape::Text(text(0, 2_048)),
    )],
);
