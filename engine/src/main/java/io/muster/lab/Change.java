// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something that has changed in the world of a lab, as data. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Change.NewVm.class, name = "newVm"),
  @JsonSubTypes.Type(value = Change.OfVm.class, name = "vm"),
  @JsonSubTypes.Type(value = Change.FileKept.class, name = "file"),
  @JsonSubTypes.Type(value = Change.FileDropped.class, name = "noFile"),
  @JsonSubTypes.Type(value = Change.OfTask.class, name = "task"),
  @JsonSubTypes.Type(value = Change.OfJournal.class, name = "journal"),
  @JsonSubTypes.Type(value = Change.OfLook.class, name = "look"),
  @JsonSubTypes.Type(value = Change.OfEffects.class, name = "effects")
})
sealed interface Change {

  record NewVm(String site, Vm vm) implements Change {}

  record OfVm(String site, VmChange vm) implements Change {}

  /** A file that no VM has. */
  record FileKept(String site, Disk file) implements Change {}

  record FileDropped(String site, String path) implements Change {}

  /** A task that has begun, or what has become of it. */
  record OfTask(String site, TaskRecord task) implements Change {}

  record OfJournal(String vm, Journal journal) implements Change {}

  record OfLook(String what, World.Look look) implements Change {}

  record OfEffects(String what, World.Effects effects) implements Change {}
}
