import { useRef, useState } from "react";

/** A file that was chosen: its bytes in base64, and a number that tells one choice from the next. */
interface ChosenFile {
  id: number;
  name: string;
  body: string;
}

/** The file that somebody chose; what cannot be read is an error and leaves none chosen. */
export function useChosenFile() {
  const [chosen, setChosen] = useState<ChosenFile>();
  const [error, setError] = useState<Error>();
  const last = useRef(0);
  const drop = () => {
    last.current++; // a file that is still being read comes too late
    setChosen(undefined);
    setError(undefined);
  };
  const read = (file: File | undefined) => {
    if (!file) return;
    drop();
    const id = last.current;
    const reader = new FileReader();
    reader.onload = () => {
      if (id !== last.current) return;
      const url = reader.result as string;
      setChosen({ id, name: file.name, body: url.slice(url.indexOf(",") + 1) });
    };
    reader.onerror = () => {
      if (id === last.current) setError(reader.error ?? new Error(file.name));
    };
    reader.readAsDataURL(file);
  };
  return { chosen, error, read, drop };
}
