def log = new File(basedir, 'build.log').text
assert log.count('shop: 2 tools, up to date') == 1 : 'the second run finds nothing to do'
assert log.contains('Nothing to compile') : 'nor has the compiler, as no file was touched'
assert log.contains('shop__get_order')
assert log.contains('Makes an invoice for an order')
assert new File(basedir, 'target/classes/org/example/Billing.class').exists()
assert new File(basedir, 'target/classes/org/example/tools/shop/Shop.class').exists()
assert !new File(basedir, '.agent-ready.json').exists() : 'that is for sync to write'
