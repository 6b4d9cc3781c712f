// The machines at Berlin have been shut down; without that, a failback would not start others in their place.
lab {
    site('berlin') {
        vm 'db01', on: false
        vm 'mq01', on: false
        vm 'ora01', on: false
        vm 'portal-db', on: false
        vm 'portal-web', on: false
    }
}
