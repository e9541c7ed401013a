"""Memory: one small record a person, where the deployment keeps any and the person allows it.

A port (`records`), what goes through it (`record`), and three adapters: `dynamodb` for Lambda,
`sqlite` for a machine of one's own and the simulator, `in_process` for tests. It knows no skill,
no sentence and no person: a record is found by a salted hash (`key`).
"""
