runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover {
        group('databases') {
            vm 'db01'
            call 'https://shop.example.com?token=not-a-real-one'
        }
    }
}
