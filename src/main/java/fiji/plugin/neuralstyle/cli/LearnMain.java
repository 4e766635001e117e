package fiji.plugin.neuralstyle.cli;

/** Entry point of {@code scripts/learn-network}. */
public final class LearnMain {

	private LearnMain() {}

	public static void main(final String[] arguments) {
		System.setProperty("java.awt.headless", "true");
		System.exit(Main.commandLine(new LearnNetwork(Interrupt.listen())).execute(arguments));
	}
}
