package fiji.plugin.neuralstyle.batch;

/** Something that would fail the jobs to come as well. The message is a sentence with the way out. */
final class BatchStop extends Exception {

	private static final long serialVersionUID = 1L;

	BatchStop(final String message, final Throwable cause) {
		super(message, cause);
	}
}
