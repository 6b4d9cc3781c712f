runbook('shop') {
    title 'Shop: started from outside'
    sites production: 'berlin', recovery: 'frankfurt'
    parameters {
        text 'reason', required: true
        choice 'size', of: ['small', 'full'], otherwise: 'full'
    }
    networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
    replicas { snapshot 'db01' }
    failover {
        group('databases') { vm 'db01' }
    }
    triggers {
        webhook 'shop-alarm', secret: 'erp-hook', runs: failover, confirm: true
        webhook 'shop-rehearsal', secret: 'monitoring', runs: drill
        from    'file:/var/spool/muster?include=.*[.]json', when: '${bodyAs(String)} contains "critical"', runs: drill
    }
}
