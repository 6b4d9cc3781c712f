// Drilled every night, and on Sundays once more.
runbook('erp') {
    title 'ERP: Berlin to Frankfurt'
    rto 30.minutes
    rpo 2.hours
    sites production: 'berlin', recovery: 'frankfurt'
    networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
    replicas { snapshot 'erp01' }
    failover {
        group('database') {
            vm 'erp01'
            verify { tcp 'erp01', port: 5432, within: 10.minutes }
        }
    }
    drills {
        every '0 0 2 ? * *', zone: 'Europe/Berlin', keep: 45.minutes
        every '0 30 2 ? * SUN', zone: 'Europe/Berlin'
    }
}
