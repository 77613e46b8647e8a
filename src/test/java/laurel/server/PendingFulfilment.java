package laurel.server;

/** A reward that FirstPromoter announces, again and again if need be, each time as another event. */
record PendingFulfilment(String id, String promoter, String custId, String unit, long amount) {

    /** The body of one delivery. */
    String asEvent(String eventId) {
        return """
               {"event": {"id": "%s", "type": "fulfilment_pending", "created_at": "2026-11-21T12:00:00.000Z"},
                "data": {"id": "%s", "status": "pending", "amount": %d, "unit": "%s",
                         "promoter": {"id": "%s", "cust_id": "%s", "email": "promoter-%s@example.com"}}}
               """.formatted(eventId, id, amount, unit, promoter, custId, promoter);
    }
}
