package ai.lynx.hub.http;

import ai.lynx.ModelLocation;
import ai.lynx.error.DownloadException;
import ai.lynx.error.LynxException;
import ai.lynx.error.ModelNotFoundException;
import java.io.IOException;
import java.net.URI;

/**
 * Says what the hub's refusals mean and what to do about them.
 *
 * @param location what is downloaded
 * @param endpoint where the hub is
 * @param hasToken whether the requests proved who the user is
 */
record HubErrors(ModelLocation.HuggingFace location, URI endpoint, boolean hasToken) {
  LynxException explain(String wanted, Refusal refusal) {
    String page = endpoint + "/" + location.repository();
    if (refusal.code().equals("RevisionNotFound")) {
      return new ModelNotFoundException(
          "%s has no revision \"%s\" (branch, tag or commit); %s/tree/main lists them."
              .formatted(location.repository(), location.revision(), page),
          refusal);
    }
    if (refusal.code().equals("EntryNotFound")) {
      return new ModelNotFoundException(
          "%s is not in %s at revision %s."
              .formatted(wanted, location.repository(), location.revision()),
          refusal);
    }
    if (refusal.code().equals("GatedRepo")) {
      return new ModelNotFoundException(
          "%s is gated: its owner wants to know who downloads it. Accept the conditions at %s with your account, %s"
              .formatted(
                  location.repository(),
                  page,
                  hasToken
                      ? "and see that HF_TOKEN is a token of that account that may read gated repositories."
                      : "then set HF_TOKEN to a token of that account."),
          refusal);
    }
    return switch (refusal.status()) {
      case 401 ->
          new ModelNotFoundException(
              "%s does not exist at %s, or is private%s. Check the name; %s"
                  .formatted(
                      location.repository(),
                      endpoint,
                      said(refusal),
                      hasToken
                          ? "the token in HF_TOKEN (or the token's file) may be wrong or expired."
                          : "for a private or gated model set HF_TOKEN to a token that may read it."),
              refusal);
      case 403 ->
          new ModelNotFoundException(
              "%s refuses to give %s%s. See %s; the token in HF_TOKEN needs the right to read this repository."
                  .formatted(endpoint, wanted, said(refusal), page),
              refusal);
      case 404 ->
          new ModelNotFoundException(
              "%s does not exist at %s%s. Check the name; a private model needs HF_TOKEN."
                  .formatted(location.repository(), endpoint, said(refusal)),
              refusal);
      default ->
          new DownloadException(
              "%s was not fetched: %s%s.".formatted(wanted, refusal.getMessage(), said(refusal)),
              refusal);
    };
  }

  DownloadException gaveUp(String wanted, int attempts, IOException last) {
    return new DownloadException(
        "%s was not fetched after %d attempts that brought nothing: %s. What was fetched is kept; try again later."
            .formatted(wanted, attempts, reason(last)),
        last);
  }

  DownloadException unreachable(String wanted, IOException failure) {
    return new DownloadException(
        "%s was not fetched: %s cannot be reached (%s). Is this machine connected, and HF_ENDPOINT right?"
            .formatted(wanted, endpoint, reason(failure)),
        failure);
  }

  private static String said(Refusal refusal) {
    return refusal.reason().isEmpty() ? "" : " (it says: " + refusal.reason() + ")";
  }

  /** An exception in words, as some have no message. */
  static String reason(Throwable failure) {
    return failure.getMessage() == null || failure.getMessage().isBlank()
        ? failure.getClass().getSimpleName()
        : failure.getMessage();
  }
}
