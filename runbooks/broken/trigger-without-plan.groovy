runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover { group('all') { vm 'db01' } }
    triggers {
        webhook 'alarm', secret: 'shop-hook'
    }
}
