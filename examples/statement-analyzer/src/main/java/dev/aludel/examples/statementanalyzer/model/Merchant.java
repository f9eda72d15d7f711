package dev.aludel.examples.statementanalyzer.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/** A merchant that a transaction's description may speak of. */
@Embeddable
public record Merchant(
    @Column(nullable = false, length = 200) String name,
    @Column(nullable = false, precision = 4, scale = 3) BigDecimal confidence) {}
