import groovy.json.JsonSlurper

def manifest = new JsonSlurper().parse(new File(basedir, '.agent-ready.json'))
assert manifest.name == 'sync'
assert manifest.tools.total == 2
assert manifest.paths.wrappers == 'target/generated-sources/codegen/java'
assert manifest.paths.config == 'codegen.config.json'
assert new File(basedir, 'codegen.lock.json').text.contains('get_order')

def log = new File(basedir, 'build.log').text
assert log.contains('no tool has changed') : 'right after it was written'
assert log.contains('The tools are not what the lock file says: 0 added, 1 removed, 0 changed; 1 breaking')
assert log.contains('- shop__create_invoice')
assert !log.contains('at io.camelcodegen')
