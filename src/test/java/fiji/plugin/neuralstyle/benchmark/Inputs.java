package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.nio.file.Path;

import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.weights.VggFile;

/** A network and the pictures of one comparison; {@code image} is where the losses are evaluated. */
record Inputs(NetworkWeights network, RgbImage content, RgbImage style, RgbImage image) {

	static Inputs read(final String network, final String content, final String style, final String image)
		throws IOException
	{
		return new Inputs(VggFile.read(Path.of(network)), NumpyFile.read(Path.of(content)), NumpyFile.read(Path.of(style)),
			NumpyFile.read(Path.of(image)));
	}
}
