def log = new File(basedir, 'build.log').text
assert log.contains('INVALID_CONFIG (CONFIG): ')
assert log.contains("sources.openapi.shop: unknown key 'baseURL'; did you mean 'baseUrl'?")
assert !log.contains('s3cr3t')
assert !log.contains('at io.camelcodegen') : 'a mistake of the user has no stack trace'
assert !log.contains('Apache Camel') : 'Camel is no business of the build'
