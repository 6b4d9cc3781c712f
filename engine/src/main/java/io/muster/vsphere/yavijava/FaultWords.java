// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.DuplicateName;
import com.vmware.vim25.InvalidArgument;
import com.vmware.vim25.InvalidLogin;
import com.vmware.vim25.InvalidPowerState;
import com.vmware.vim25.ManagedObjectNotFound;
import com.vmware.vim25.MethodFault;
import com.vmware.vim25.NoPermission;
import com.vmware.vim25.SystemError;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a fault says, in words: from its members where they tell, else the server's own text where
 * that is a text.
 */
final class FaultWords {

  /**
   * Type names of the server's program, such as {@code *types.NotFound} or {@code
   * vim.fault.NotFound}, tell nobody.
   */
  private static final Pattern TYPE_NAME = Pattern.compile("\\*?[\\w.]*\\w");

  private static final int LONGEST = 500;

  private FaultWords() {}

  static String of(String name, @Nullable MethodFault fault, @Nullable String text) {
    return members(fault).or(() -> readable(text)).orElseGet(() -> byName(name));
  }

  private static Optional<String> members(@Nullable MethodFault fault) {
    return switch (fault) {
      case InvalidPowerState power when power.getExistingState() != null ->
          Optional.of("the VM is " + power.getExistingState());
      case NoPermission refused when refused.getPrivilegeId() != null ->
          Optional.of("the user lacks the privilege '%s'".formatted(refused.getPrivilegeId()));
      case DuplicateName taken when taken.getName() != null ->
          Optional.of("the name '%s' is taken".formatted(taken.getName()));
      case ManagedObjectNotFound gone when gone.getObj() != null ->
          Optional.of(
              "%s %s does not exist".formatted(gone.getObj().getType(), gone.getObj().getVal()));
      case InvalidArgument wrong when wrong.getInvalidProperty() != null ->
          Optional.of("the vCenter does not accept '%s'".formatted(wrong.getInvalidProperty()));
      case InvalidLogin _ -> Optional.of("the user name or the password is wrong");
      case SystemError error -> readable(error.getReason());
      case null, default -> Optional.empty();
    };
  }

  private static Optional<String> readable(@Nullable String text) {
    if (text == null || text.isBlank() || TYPE_NAME.matcher(text.strip()).matches()) {
      return Optional.empty();
    }
    String line = text.strip().replaceAll("\\s+", " ");
    return Optional.of(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
  }

  private static String byName(String name) {
    return switch (name) {
      case "NotAuthenticated" -> "the session has ended";
      case "InvalidGuestLogin" -> "the guest does not accept the user name or the password";
      case "GuestOperationsUnavailable" -> "VMware Tools do not run in the guest";
      case "FileLocked" -> "the file is in use";
      case "TaskInProgress" -> "another task is under way on it";
      case "MethodNotFound", "NotSupported", "NotImplemented" -> "this server does not offer it";
      default -> "the vCenter gave no further reason";
    };
  }
}
