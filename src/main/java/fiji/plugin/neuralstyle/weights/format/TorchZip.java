package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

import fiji.plugin.neuralstyle.weights.format.TorchTensor.Storage;

/**
 * PyTorch's files since version 1.6: an uncompressed zip of a pickle, {@code data.pkl}, and of the storages,
 * {@code data/KEY}, all in a folder of any name. Nothing is unpacked, so there is no bomb to go off.
 */
final class TorchZip implements TorchStorages {

	private static final String PICKLE = "/data.pkl";
	/** Of a VGG's file it is four thousand. */
	private static final long LONGEST_CONTENTS = 4 << 20;

	private final RandomAccessBytes bytes;
	private final Problems problems;
	private final ZipFile zip;
	private final String folder;

	private TorchZip(final RandomAccessBytes bytes, final Problems problems) throws IOException {
		this.bytes = bytes;
		this.problems = problems;
		zip = contents();
		final List<String> pickles = new ArrayList<>();
		for (final ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
			if (entry.getName().endsWith(PICKLE)) pickles.add(entry.getName());
		}
		if (pickles.size() != 1) {
			throw problems.unusable("is a zip with " + pickles.size() +
				" files data.pkl; PyTorch's have one. Name a file that torch.save wrote");
		}
		folder = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length()) + "/";
	}

	/**
	 * Opens such a file; its table of contents and its pickle are read.
	 *
	 * @throws IOException if it is damaged, compressed, or asks for other things than tensors
	 */
	static TorchFile open(final RandomAccessBytes bytes) throws IOException {
		final Problems problems = new Problems(bytes.name(), "a PyTorch");
		final TorchZip zip = new TorchZip(bytes, problems);
		zip.checkByteOrder();
		final Part pickle = zip.part("data.pkl");
		if (pickle.length() > TensorUnpickler.LONGEST) {
			throw problems.unusable("has a pickle of " + pickle.length() + " bytes; no VGG network's is so long. Name another file");
		}
		final Object content = TorchPickle.read(new BytesStream(pickle.bytes(), pickle.start(), pickle.start() + pickle.length()),
			problems).content();
		return new TorchFile(problems, zip, content);
	}

	@Override
	public long start(final Storage storage) throws IOException {
		final Part part = part("data/" + storage.key());
		if (storage.count() > part.length() / storage.type().bytes()) {
			throw problems.damaged("its storage \"" + storage.key() + "\" should have " + storage.count() + " numbers, but has " +
				part.length() + " bytes");
		}
		return part.start();
	}

	@Override
	public RandomAccessBytes bytes(final Storage storage) throws IOException {
		return part("data/" + storage.key()).bytes();
	}

	private record Part(long start, long length, RandomAccessBytes bytes) {}

	private Part part(final String name) throws IOException {
		final ZipArchiveEntry entry = zip.getEntry(folder + name);
		if (entry == null) throw problems.damaged("it has no part \"" + name + "\"");
		if (entry.getMethod() != ZipArchiveEntry.STORED || entry.getGeneralPurposeBit().usesEncryption()) {
			throw problems.unusable("is compressed or encrypted, which PyTorch's files are not. Save it with torch.save again");
		}
		try {
			// The library finds out where an entry's bytes are when it opens a stream of them.
			zip.getRawInputStream(entry).close();
		}
		catch (UncheckedIOException e) {
			throw e.getCause();
		}
		catch (IOException | RuntimeException e) {
			throw problems.damaged("its part \"" + name + "\" is not where it should be", e);
		}
		final long start = entry.getDataOffset();
		if (start < 0 || entry.getSize() < 0 || entry.getSize() > bytes.length() - start) {
			throw problems.damaged("its part \"" + name + "\" would reach beyond the file's end");
		}
		return new Part(start, entry.getSize(), bytes.wantsSums() ? new SummedPart(bytes, start, entry.getSize(), entry.getCrc(),
			problems.damaged("its part \"" + name + "\" has not the CRC-32 that it should have")) : bytes);
	}

	private void checkByteOrder() throws IOException {
		if (zip.getEntry(folder + "byteorder") == null) return;
		final Part order = part("byteorder");
		if (order.length() != "little".length() || !new String(bytes.read(order.start(), (int) order.length()),
			StandardCharsets.US_ASCII).equals("little"))
		{
			throw problems.unusable("was written by a big-endian machine. Save it again on another");
		}
	}

	private ZipFile contents() throws IOException {
		try {
			return ZipFile.builder().setSeekableByteChannel(new BytesChannel(bytes, LONGEST_CONTENTS)).setIgnoreLocalFileHeader(
				true).get();
		}
		catch (UncheckedIOException e) {
			throw e.getCause();
		}
		catch (IOException | RuntimeException e) {
			throw problems.damaged("its zip has no readable table of contents", e);
		}
	}
}
