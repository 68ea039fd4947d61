assert new File(basedir, 'build.log').text.contains('codegen.skip is set')
assert !new File(basedir, 'target/generated-sources').exists()
