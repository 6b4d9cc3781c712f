// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

/** The two sites, by the names that the configuration gives them. */
public record Sites(String production, String recovery) {}
