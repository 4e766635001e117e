package fiji.plugin.neuralstyle.inspect;

import java.util.List;

import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.InputMean;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Topology;

/** Networks whose answers are known. */
final class Formula {

	private static final float[] DEVIATION = { 0.229f, 0.224f, 0.225f };
	private static final int CENTRE = 4;

	private Formula() {}

	/** Two channels: the first layer gives an image's red and its green as they are. */
	static NetworkWeights redAndGreen() {
		final float[] kernel = new float[2 * 3 * Convolution.AREA];
		kernel[CENTRE] = DEVIATION[0];
		kernel[(3 + 1) * Convolution.AREA + CENTRE] = DEVIATION[1];
		return new NetworkWeights("red and green", "none", Topology.VGG19, List.of(new Convolution(3, 2, kernel,
			new float[2])), Padding.ZERO, Pooling.MAX, new InputMean(0, 0, 0));
	}

	/** The tiny network, with another pooling and border. */
	static NetworkWeights network(final Padding padding, final Pooling pooling) {
		final NetworkWeights zero = FormulaNetwork.weights();
		return new NetworkWeights(zero.name(), zero.sha256(), zero.topology(), zero.convolutions(), padding, pooling);
	}
}
