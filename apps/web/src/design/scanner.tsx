import { type ReactNode, useEffect, useRef, useState } from "react";
import { FileTrigger } from "react-aria-components";
import { FormattedMessage, useIntl } from "react-intl";

import { Button } from "./button.tsx";
import { openCodeReader } from "./scan.ts";
import styles from "./scanner.module.css";

interface ScannerProps {
  /** Given the text of a code that was read. */
  readonly onRead: (text: string) => void;
}

/** Why nothing was read. */
type Trouble = "scan.noCamera" | "scan.nothing";

/**
 * Reads a code: with the camera, which is asked for only when somebody presses the button, or from a picture of
 * it. No picture leaves the device or is kept.
 */
export function Scanner({ onRead }: ScannerProps): ReactNode {
  const [isFilming, setFilming] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const done = (text: string): void => {
    setFilming(false);
    setTrouble(null);
    onRead(text);
  };
  const readPicture = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setFilming(false);
    const text = await codeIn(file);
    if (text === null) setTrouble("scan.nothing");
    else done(text);
  };
  return (
    <div className={styles["scanner"]}>
      <p className={styles["soft"]}>
        <FormattedMessage id="scan.explained" />
      </p>
      <div className={styles["acts"]}>
        <Button
          onPress={() => {
            setTrouble(null);
            setFilming(!isFilming);
          }}
        >
          <FormattedMessage id={isFilming ? "scan.stop" : "scan.camera"} />
        </Button>
        <FileTrigger acceptedFileTypes={["image/*"]} onSelect={(files) => void readPicture(files?.[0])}>
          <Button>
            <FormattedMessage id="scan.picture" />
          </Button>
        </FileTrigger>
      </div>
      {isFilming ? (
        <Film
          onRead={done}
          onNoCamera={() => {
            setFilming(false);
            setTrouble("scan.noCamera");
          }}
        />
      ) : null}
      <output>{trouble === null ? null : <FormattedMessage id={trouble} />}</output>
    </div>
  );
}

/** The code in a picture; null when it is no picture, or shows none. */
async function codeIn(file: File): Promise<string | null> {
  const [reader, picture] = await Promise.all([openCodeReader(), createImageBitmap(file).catch(() => null)]);
  if (picture === null) return null;
  const text = await reader.read(picture);
  picture.close();
  return text;
}

/** How often a frame is looked at, in milliseconds: a hand holds still for longer. */
const BETWEEN_FRAMES = 200;

interface FilmProps extends ScannerProps {
  readonly onNoCamera: () => void;
}

/** What the camera sees, looked at until a code is read; the camera is off as soon as this is gone. */
function Film({ onRead, onNoCamera }: FilmProps): ReactNode {
  const intl = useIntl();
  const video = useRef<HTMLVideoElement>(null);
  const handlers = useRef({ onRead, onNoCamera });
  useEffect(() => {
    handlers.current = { onRead, onNoCamera };
  });
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const look = async (): Promise<void> => {
      const outcome = await film(video.current, signal);
      if (signal.aborted || outcome === null) return;
      if (outcome === "no camera") handlers.current.onNoCamera();
      else handlers.current.onRead(outcome.text);
    };
    void look();
    return () => leaving.abort();
  }, []);
  return (
    <video
      ref={video}
      className={styles["film"]}
      aria-label={intl.formatMessage({ id: "scan.film" })}
      muted
      playsInline
    />
  );
}

/** Shows the camera's film until a code is in it; null once it was left. */
async function film(
  video: HTMLVideoElement | null,
  signal: AbortSignal,
): Promise<{ readonly text: string } | "no camera" | null> {
  const stream = await openCamera();
  if (stream === null || video === null) return "no camera";
  try {
    const reader = await openCodeReader();
    if (signal.aborted) return null;
    video.srcObject = stream;
    await video.play();
    while (!signal.aborted) {
      const text = await reader.read(video);
      if (text !== null) return { text };
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_FRAMES));
    }
    return null;
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

/** The camera at the back, where there are two; null where there is none, or it may not be used. */
async function openCamera(): Promise<MediaStream | null> {
  // Browsers hide cameras from pages that came over an open connection.
  if (!("mediaDevices" in navigator)) return null;
  return await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }).catch(() => null);
}
