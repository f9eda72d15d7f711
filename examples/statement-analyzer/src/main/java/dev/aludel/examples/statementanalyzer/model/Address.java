package dev.aludel.examples.statementanalyzer.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A postal address. */
@Embeddable
public record Address(
    @Column(length = 200) String street,
    @Column(name = "postal_code", length = 16) String postalCode,
    @Column(length = 100) String city,
    @JdbcTypeCode(SqlTypes.CHAR) @Column(name = "country_code", length = 2) String countryCode) {}
