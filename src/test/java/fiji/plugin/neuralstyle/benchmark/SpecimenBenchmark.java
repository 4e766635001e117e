package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;
import ij.process.ImageProcessor;

/**
 * Whether a network learned from pictures of specimens tells kinds of specimens apart better than others do
 * (docs/networks.md). Arguments: a folder of test pictures named KIND-NUMBER.png, a folder of networks, the side of the
 * squares that are cut from the middles of the pictures.
 */
public final class SpecimenBenchmark {

	private SpecimenBenchmark() {}

	public static void main(final String[] arguments) throws IOException {
		final Map<String, List<DomainNetworks.OfFold>> networks = DomainNetworks.in(Path.of(arguments[1]));
		final List<String> kinds = new ArrayList<>();
		final List<TestPiece> pieces = pieces(Path.of(arguments[0]), Integer.parseInt(arguments[2]), kinds);
		table("in colour", networks, kinds, pieces, piece -> piece);
		table("texture alone", networks, kinds, pieces, TestPiece::texture);
		System.exit(0);
	}

	private static void table(final String what, final Map<String, List<DomainNetworks.OfFold>> networks,
		final List<String> kinds, final List<TestPiece> pieces, final UnaryOperator<TestPiece> seen) throws IOException
	{
		final List<TestPiece> shown = pieces.stream().map(seen).toList();
		final ScoreTable table = new ScoreTable("Nearest neighbour of the same kind, " + shown.get(0).image().width() +
			" pixels, " + what + ", %", 100, kinds, shown);
		for (final Map.Entry<String, List<DomainNetworks.OfFold>> kind : networks.entrySet()) {
			final List<double[]> bySeed = new ArrayList<>();
			for (final DomainNetworks.OfFold network : kind.getValue()) {
				bySeed.add(new GramNeighbours(network.get(0)).hits(shown));
			}
			table.add(kind.getKey(), bySeed);
		}
		System.out.println("\n" + table.text());
	}

	/** Every picture is a quadrant of its own: all others may be its neighbours. */
	private static List<TestPiece> pieces(final Path folder, final int side, final List<String> kinds) throws IOException {
		final List<TestPiece> pieces = new ArrayList<>();
		try (Stream<Path> files = Files.list(folder)) {
			for (final Path file : files.sorted().toList()) {
				final String kind = file.getFileName().toString().replaceFirst("-\\d+\\.png$", "");
				if (!kinds.contains(kind)) kinds.add(kind);
				final ImageProcessor pixels = ImageFiles.read(file).getProcessor();
				pixels.setRoi((pixels.getWidth() - side) / 2, (pixels.getHeight() - side) / 2, side, side);
				pieces.add(new TestPiece(kinds.indexOf(kind), pieces.size(), ImageConversion.toRgb(new ImagePlus(kind, pixels
					.crop()))));
			}
		}
		return pieces;
	}
}
