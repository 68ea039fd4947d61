def log = new File(basedir, 'build.log').text
assert log.contains('a parent without a configuration')
assert new File(basedir, 'orders/target/classes/org/example/tools/shop/Shop.class').exists()
assert !new File(basedir, 'orders/target/classes/org/example/tools/shop/CreateInvoice.class').exists() : 'not included'
assert new File(basedir, 'web/target/classes/org/example/web/tools/billing/Billing.class').exists()
assert new File(basedir, 'web/target/classes/org/example/Page.class').exists()
assert !new File(basedir, 'target/generated-sources').exists()
assert !log.contains('not marked @threadSafe')
