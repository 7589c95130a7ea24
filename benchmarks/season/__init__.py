"""The season under load: many officials saving at once, appraisers' queues."""
