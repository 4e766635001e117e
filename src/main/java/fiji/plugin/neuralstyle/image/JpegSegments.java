package fiji.plugin.neuralstyle.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What stands before the pixels of a JPEG file: size, comments, the camera's notes. */
final class JpegSegments {

	private static final int START_OF_SCAN = 0xda;
	private static final int END_OF_IMAGE = 0xd9;
	private static final int COMMENT = 0xfe;
	private static final int EXIF = 0xe1;
	private static final int PROFILE = 0xe2;
	/** Begins each part of a profile, and is followed by the part's number and how many there are. */
	private static final byte[] PROFILE_MARK = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);
	private static final int PROFILE_PART = PROFILE_MARK.length + 2;
	private static final int MOST_PARTS = 255;
	/** A segment's marker and length. */
	private static final int HEAD = 4;
	/** A segment's length counts itself and has 16 bits. */
	private static final int LARGEST = 65533;

	private record Segment(int at, int marker, byte[] data) {

		boolean isProfile() {
			return marker == PROFILE && data.length > PROFILE_PART && Arrays.equals(PROFILE_MARK, Arrays.copyOf(data,
				PROFILE_MARK.length));
		}

		/** Whether it holds the frame's size: C0 to CF, except three tables of the same range. */
		boolean isFrame() {
			return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc && data.length > 5;
		}
	}

	private final List<Segment> segments;

	private JpegSegments(final List<Segment> segments) {
		this.segments = segments;
	}

	/** @throws IOException if the file ends before the mark for its end */
	static JpegSegments parse(final Path file, final byte[] bytes) throws IOException {
		final List<Segment> segments = new ArrayList<>();
		int at = 2;
		while (true) {
			if (bytes.length - at < 4) throw FileProblems.truncated(file, ImageFormat.JPEG);
			if ((bytes[at] & 0xff) != 0xff) throw FileProblems.damaged(file, ImageFormat.JPEG, null);
			final int marker = bytes[at + 1] & 0xff;
			if (marker == START_OF_SCAN) {
				requireEnd(file, bytes, at);
				return new JpegSegments(segments);
			}
			if (marker == END_OF_IMAGE) throw FileProblems.truncated(file, ImageFormat.JPEG);
			if (marker == 0xff) {
				// Any number of these may fill the space before a marker.
				at++;
				continue;
			}
			final int end = at + 2 + length(bytes, at);
			if (end > bytes.length) throw FileProblems.truncated(file, ImageFormat.JPEG);
			if (end < at + 4) throw FileProblems.damaged(file, ImageFormat.JPEG, null);
			segments.add(new Segment(at, marker, Arrays.copyOfRange(bytes, at + HEAD, end)));
			at = end;
		}
	}

	/**
	 * Walks through the scans. Java's reader takes a progressive file that ends after some of them, which
	 * is a blurred picture, without a word.
	 */
	private static void requireEnd(final Path file, final byte[] bytes, final int firstScan) throws IOException {
		int at = firstScan;
		while (at < bytes.length - 1) {
			final int marker = bytes[at + 1] & 0xff;
			if ((bytes[at] & 0xff) != 0xff || isWithinScan(marker)) at++;
			else if (marker == END_OF_IMAGE) return;
			else if (at < bytes.length - 3) at += 2 + length(bytes, at);
			else break;
		}
		throw FileProblems.truncated(file, ImageFormat.JPEG);
	}

	/** What follows FF where it is a value, filling or a place to restart rather than the next segment. */
	private static boolean isWithinScan(final int marker) {
		return marker == 0 || marker == 0xff || marker >= 0xd0 && marker <= 0xd7;
	}

	/** Values a pixel: 1 for grey, 3 for colour, 4 for print; 0 if it isn't said. */
	int components() {
		return segments.stream().filter(Segment::isFrame).mapToInt(segment -> segment.data()[5] & 0xff).findFirst().orElse(
			0);
	}

	/** All comments in a row. */
	Optional<String> comment() {
		final ByteArrayOutputStream text = new ByteArrayOutputStream();
		segments.stream().filter(segment -> segment.marker() == COMMENT).forEach(segment -> text.writeBytes(segment.data()));
		return text.size() == 0 ? Optional.empty() : Optional.of(text.toString(StandardCharsets.UTF_8));
	}

	/** How the camera was held. */
	ExifOrientation orientation() {
		return segments.stream().filter(segment -> segment.marker() == EXIF).flatMap(segment -> ExifOrientation.parse(
			segment.data()).stream()).findFirst().orElse(ExifOrientation.UPRIGHT);
	}

	/** The colour profile, whose parts may come in any order. */
	Optional<ColourProfile> profile() {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		segments.stream().filter(Segment::isProfile).map(Segment::data).sorted(Comparator.comparingInt(
			part -> part[PROFILE_MARK.length] & 0xff)).forEach(part -> bytes.write(part, PROFILE_PART, part.length - PROFILE_PART));
		return ColourProfile.of(bytes.toByteArray());
	}

	/** A file without its profile; the same bytes if it has none. */
	byte[] withoutProfile(final byte[] file) {
		if (segments.stream().noneMatch(Segment::isProfile)) return file;
		final ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
		int from = 0;
		for (final Segment segment : segments) {
			if (!segment.isProfile()) continue;
			out.write(file, from, segment.at - from);
			from = segment.at + HEAD + segment.data.length;
		}
		out.write(file, from, file.length - from);
		return out.toByteArray();
	}

	/**
	 * Segments with a profile, as many as it takes.
	 *
	 * @throws IOException if it takes more than there may be
	 */
	static byte[] profile(final ColourProfile profile) throws IOException {
		final byte[] bytes = profile.bytes();
		final int room = LARGEST - PROFILE_PART;
		final int parts = (bytes.length + room - 1) / room;
		if (parts > MOST_PARTS) throw new IOException("its colour profile is too large for JPEG; write PNG or TIFF instead");
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (int i = 0; i < parts; i++) {
			final int length = Math.min(room, bytes.length - i * room);
			head(out, PROFILE, PROFILE_PART + length);
			out.writeBytes(PROFILE_MARK);
			out.write(i + 1);
			out.write(parts);
			out.write(bytes, i * room, length);
		}
		return out.toByteArray();
	}

	/** Where the first segment of a file ends, which must stay the first. */
	static int endOfFirst(final byte[] bytes) {
		return 4 + length(bytes, 2);
	}

	/** Comment segments with a text, as many as it takes. */
	static byte[] comment(final String text) {
		final byte[] data = text.getBytes(StandardCharsets.UTF_8);
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (int at = 0; at < data.length; at += LARGEST) {
			final int length = Math.min(LARGEST, data.length - at);
			head(out, COMMENT, length);
			out.write(data, at, length);
		}
		return out.toByteArray();
	}

	private static void head(final ByteArrayOutputStream out, final int marker, final int length) {
		out.write(0xff);
		out.write(marker);
		out.write(length + 2 >> 8);
		out.write(length + 2);
	}

	private static int length(final byte[] bytes, final int marker) {
		return (bytes[marker + 2] & 0xff) << 8 | bytes[marker + 3] & 0xff;
	}
}
