package fiji.plugin.neuralstyle.transfer;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.weights.BuiltInNetwork;

/**
 * Ends Java from another thread while a run goes on, as closing Fiji does; a process of its own. The end takes some seconds, in
 * which a run that nobody stops would go on. Prints a line an iteration and one when it begins to end.
 */
final class QuitDuringRun {

	static final String ITERATED = "iterated";
	static final String ENDING = "ending";
	/** Of a run that gave a picture, which would be one of some of the iterations. */
	static final String RETURNED = "returned";

	private static final int SIDE = 256;
	private static final int QUIT_AFTER = 3;

	private QuitDuringRun() {}

	/** @param arguments none */
	public static void main(final String[] arguments) throws IOException {
		Runtime.getRuntime().addShutdownHook(new Thread(QuitDuringRun::takeTime));
		new StyleTransfer(BuiltInNetwork.load()).run(new TransferRequest(FormulaNetwork.image(0, SIDE, SIDE), FormulaNetwork.image(2,
			200, 200), TransferSettings.DEFAULTS.withPyramid(new PyramidSettings(0, 1, 2))), progress -> {
				System.out.println(ITERATED);
				if (progress.iteration() == QUIT_AFTER) new Thread(() -> System.exit(0)).start();
			});
		System.out.println(RETURNED);
	}

	private static void takeTime() {
		System.out.println(ENDING);
		try {
			TimeUnit.SECONDS.sleep(3);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
