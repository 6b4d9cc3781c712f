runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { (1..2).each { snapshot "web0$it" } }
    failover { group('web') { (1..3).each { vm "web0$it" } } }
}
