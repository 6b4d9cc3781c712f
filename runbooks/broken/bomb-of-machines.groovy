runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { (1..60000).each { snapshot "a$it"; snapshot "b$it" } }
    failover { group('all') { vm 'db01' } }
}
