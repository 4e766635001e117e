package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.network.TorchEngine;
import fiji.plugin.neuralstyle.transfer.OptimizerSettings;
import fiji.plugin.neuralstyle.transfer.Progress;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.StyleTransfer;
import fiji.plugin.neuralstyle.transfer.TransferRequest;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.VggFile;

/**
 * A transfer whose pictures at full size are kept now and then, for another program to judge; the time that takes is not
 * counted. Arguments: network, content and style files; precision; optimizer; sizes of the pyramid; iterations at each;
 * iterations between pictures; folder for the pictures. Prints a line {@code at SECONDS LOSS} an iteration at full
 * size, {@code kept SECONDS} a picture, {@code took SECONDS} and {@code peakMB n}. Pictures are 0.npy, 1.npy, ...
 */
public final class TransferRun {

	private final int every;
	private final Path folder;
	private final long start = System.nanoTime();
	private long pauses;
	private int pictures;

	private TransferRun(final int every, final Path folder) {
		this.every = every;
		this.folder = folder;
	}

	public static void main(final String[] arguments) throws IOException {
		final NetworkWeights network = VggFile.read(Path.of(arguments[0]));
		final RgbImage content = NumpyFile.read(Path.of(arguments[1]));
		final RgbImage style = NumpyFile.read(Path.of(arguments[2]));
		final TransferSettings usual = TransferSettings.DEFAULTS;
		final OptimizerSettings optimizer = new OptimizerSettings(Choices.parse(OptimizerSettings.Method.class,
			"The optimizer", arguments[4]), usual.optimizer().history(), usual.optimizer().learningRate());
		final TransferSettings settings = usual.withWeights(usual.contentWeight(), usual.styleWeight(), 0).withPyramid(
			new PyramidSettings(0, Integer.parseInt(arguments[5]), 2)).withStopping(new StoppingSettings(Integer.parseInt(
				arguments[6]), 0, 0)).withOptimizer(optimizer).withComputation(Optional.empty(), Choices.parseOrAuto(
					Precision.class, "The precision", arguments[3]));
		// The engine is up before the clock starts, as PyTorch is when the Python program's does.
		TorchEngine.version();
		final TransferRun run = new TransferRun(Integer.parseInt(arguments[7]), Path.of(arguments[8]));
		new StyleTransfer(network).run(new TransferRequest(content, style, settings), run::iterated);
		System.out.println(String.format(Locale.ROOT, "took %.3f", run.seconds()));
		System.out.println("peakMB " + EvaluationTimes.peakMegabytes());
		System.exit(0);
	}

	private void iterated(final Progress progress) {
		if (progress.level() < progress.levels()) return;
		final double now = seconds();
		System.out.println(String.format(Locale.ROOT, "at %.3f %.9g", now, progress.losses().total()));
		if (progress.iteration() % every != 0) return;
		final long pause = System.nanoTime();
		try {
			NumpyFile.write(progress.image().get(), folder.resolve(pictures++ + ".npy"));
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		System.out.println(String.format(Locale.ROOT, "kept %.3f", now));
		pauses += System.nanoTime() - pause;
	}

	private double seconds() {
		return (System.nanoTime() - start - pauses) / 1e9;
	}
}
